import { parseArgs } from 'node:util';
import { UsageError } from './cli/usage';

const USAGE = `Usage:
  npm run -s cli -- verify [--documents DIR] [--at ISO-DATE] [--holder NAME] [--registries NAMES]
                           [--registry URL] [--trust ISSUER] FILE|FOLDER|URL ...
      one JSON report a line, for a folder one a file; exit status 0 when all are verified or confirmed, 1 when some are not
  npm run -s cli -- links --url PAGE-URL FILE.html
  npm run -s cli -- links URL ...
      one JSON credential link a line
  npm run -s cli -- capture --url PAGE-URL FILE.html
      one JSON observation a line

  --documents DIR     DIR/index.json ({ URL: { "file", "type"?, "status"? } }) replaces the network
  --at ISO-DATE       the time at which the credentials are judged; now unless told
  --holder NAME       whose credentials these should be
  --registries NAMES  registries to consult about issuers: dcc (those the extension consults unless told otherwise), all
                      (test instances as well), or ids with commas between them; none unless told
  --registry URL      one more: a list in the DCC's form, or the entity configuration of an OpenID Federation registry,
                      which ends in /.well-known/openid-federation; may be given several times
  --trust ISSUER      an issuer you trust, by its id, or by an https origin for all there; may be given several times
`;

/** Each command loads its own part only: `links` needs no verifier, and starts in half the time. */
async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'verify': {
      const options = ['documents', 'at', 'holder', 'registries', 'registry', 'trust'] as const;
      const { last, all, positionals } = read(rest, options);
      if (positionals.length === 0) throw new UsageError('verify: no FILE, FOLDER or URL given');
      const at = new Date(last('at') ?? Date.now());
      if (Number.isNaN(at.getTime())) throw new UsageError(`verify: --at ${last('at')} is no ISO date`);
      const [{ verify }, { sourcesFrom }] = await Promise.all([import('./cli/verify'), import('./cli/registries')]);
      const sources = sourcesFrom({
        registries: last('registries'),
        registry: all('registry'),
        trust: all('trust'),
      });
      const reports = verify(positionals, { at, documents: last('documents'), holder: last('holder'), sources });
      let allGood = true;
      for await (const report of reports) {
        print(report);
        allGood &&= report.verdict === 'verified' || report.verdict === 'confirmed';
      }
      return allGood ? 0 : 1;
    }
    case 'links':
    case 'capture': {
      const { last, positionals } = read(rest, ['url']);
      const url = last('url');
      if (command === 'links' && url === null) {
        if (positionals.length === 0) throw new UsageError('links: no URL given');
        const { links } = await import('./cli/links');
        for (const line of links.bare(positionals)) print(line);
        return 0;
      }
      const [file] = positionals;
      if (url === null || file === undefined || positionals.length > 1) {
        throw new UsageError(`${command}: --url PAGE-URL and one FILE.html are needed`);
      }
      if (!URL.canParse(url)) throw new UsageError(`${command}: --url ${url} is no address`);
      const readPage =
        command === 'links' ? (await import('./cli/links')).links.onPage : (await import('./cli/capture')).capture;
      for (const line of await readPage(new URL(url), file)) print(line);
      return 0;
    }
    default:
      throw new UsageError(command === undefined ? 'no command given' : `unknown command ${command}`);
  }
}

/** Every option takes a text; `last` answers it where it is given once, `all` where it may be given several times. */
function read<const Names extends readonly string[]>(args: readonly string[], names: Names) {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true as const }]));
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const all = (name: Names[number]): readonly string[] => values[name] ?? [];
    return { all, last: (name: Names[number]) => all(name).at(-1) ?? null, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
