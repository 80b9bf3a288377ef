import type { Plugin } from 'vite';

const HOST_FILE = /\/lib\/links\/hosts\/(?!index\.)[\w-]+\.ts$/;

/**
 * Takes `record` out of every badge host: the marks' content script runs on whole sites and only matches links, and what
 * a host's answers mean is several times as much code. What the record alone used falls away with it. The build fails
 * when a host file has no such member to take out.
 */
export function withoutRecords(): Plugin {
  return {
    name: 'touchstone:without-records',
    transform(code, id) {
      if (!HOST_FILE.test(id)) return null;
      const records = exportedObjects(this.parse(code)).flatMap(({ properties }) => properties.filter(isRecord));
      if (records.length === 0) throw new Error(`${id}: no badge host with a record in it`);
      const edited = [...records]
        .reverse()
        .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code);
      return { code: edited, map: null };
    },
  };
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Property extends Node {
  readonly key?: { readonly name?: string };
}
interface ObjectNode extends Node {
  readonly properties: readonly Property[];
}

const isRecord = ({ key }: Property): boolean => key?.name === 'record';

/** The objects of `export const NAME = { … }` (ESTree). */
function exportedObjects(program: unknown): readonly ObjectNode[] {
  return listOf(program, 'body')
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap((node) => listOf(member(node, 'declaration'), 'declarations'))
    .map((declarator) => member(declarator, 'init'))
    .filter((init): init is ObjectNode => isNode(init) && init.type === 'ObjectExpression');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function listOf(value: unknown, name: string): readonly Node[] {
  const list = member(value, name);
  return Array.isArray(list) ? list.filter(isNode) : [];
}
