import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { makeFixtures } from './bench/credentials';
await build({ entryPoints:['scripts/bench/ours.ts'], bundle:true, format:'esm', platform:'browser', target:'es2022', outfile:'/tmp/ours.mjs', define:{'import.meta.url':'"https://b.example/"'}, alias:{setimmediate: process.cwd()+'/lib/platform/set-immediate.ts'}, logLevel:'error', keepNames:false });
writeFileSync('/tmp/fx.json', JSON.stringify(await makeFixtures()));
