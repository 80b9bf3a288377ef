import type { Plugin } from 'vite';

interface Edit {
  readonly what: string;
  readonly from: RegExp;
  readonly to: string;
}

/** Telling other copies of itself, and stopping when it is told so: the page hears the first and can do the second. */
const CONTEXT: readonly Edit[] = [
  { what: 'the name of the event', from: /\tstatic SCRIPT_STARTED_MESSAGE_TYPE = [^\n]*\n/, to: '' },
  { what: 'the calls', from: /\t\tthis\.stopOldScripts\(\);\n\t\tthis\.listenForNewerScripts\(\);\n/, to: '' },
  { what: 'the methods', from: /\tstopOldScripts\(\) \{[\s\S]*?\n\t\}\n(?=\};)/, to: '' },
];

const PREFIX = 'ownPrefix';
/** A name that no page can guess, another each time the script is loaded. */
const RANDOM = 'crypto.getRandomValues(new Uint32Array(4)).join("-")';

/** Event names begin with the extension's id, and every page can listen on `window`. */
const EVENTS: readonly Edit[] = [
  { what: 'the import', from: /import \{ browser \} from "wxt\/browser";\n/, to: `const ${PREFIX} = ${RANDOM};\n` },
  {
    what: 'the prefix',
    from: /\$\{browser\?\.runtime\?\.id\}:\$\{import\.meta\.env\.ENTRYPOINT\}/,
    to: `\${${PREFIX}}`,
  },
];

const FILES: readonly (readonly [file: RegExp, edits: readonly Edit[]])[] = [
  [/wxt\/dist\/utils\/content-script-context\.mjs/, CONTEXT],
  [/wxt\/dist\/utils\/internal\/custom-events\.mjs/, EVENTS],
];

/**
 * Keeps content scripts from telling the page which extension they are. WXT announces each with an event and a message
 * that carry the extension's id, stops a script at such an event whoever sent it, and names its own events by the id.
 * Its option `noScriptStartedPostMessage` takes out the message alone (and needs Node 22). What is lost is taken over by
 * the entrypoints: each sees for itself that it runs once, and that its extension is still there.
 *
 * The build fails when WXT's code is no longer as expected.
 */
export function silentContentScripts(): Plugin {
  return {
    name: 'touchstone:silent-content-scripts',
    transform(code, id) {
      const edits = FILES.find(([file]) => file.test(id))?.[1];
      return edits === undefined ? null : { code: edits.reduce(apply, code), map: null };
    },
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk' && /content-script-started|runtime\?\.id\}:/.test(part.code))
          throw new Error(`${part.fileName} tells the page which extension it belongs to: WXT has changed`);
      }
    },
  };
}

function apply(code: string, { what, from, to }: Edit): string {
  const edited = code.replace(from, () => to);
  if (edited === code) throw new Error(`WXT is not as expected (${what}): see lib/platform/silent-content-scripts.ts`);
  return edited;
}
