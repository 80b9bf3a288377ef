import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export interface FoundBrowser {
  /** The executable. */
  readonly path: string;
  /** As the browser calls itself, with its version. */
  readonly name: string;
  /** Why this one was taken, one sentence for the terminal. */
  readonly why: string;
}

export type Log = (line: string) => void;

interface Candidate {
  readonly path: string;
  readonly what: string;
}

/**
 * Finds a Chromium that loads unpacked extensions: `TOUCHSTONE_CHROMIUM`, an installed Chromium, Chrome for Testing or
 * Edge; else, as root on Debian or Ubuntu, apt's `chromium`; else playwright's own download.
 * `log` hears what was skipped and why. Throws an Error that names what to install when none can be had.
 */
export function findChromium(log: Log): FoundBrowser {
  const wanted = fromEnvironment('TOUCHSTONE_CHROMIUM');
  if (wanted) return wanted;
  for (const candidate of [...installedChromiums(), ...cachedChromiums()]) {
    if (!existsSync(candidate.path)) continue;
    const name = versionOf(candidate.path);
    if (name !== null) return { path: candidate.path, name, why: `${candidate.what} is installed` };
    log(`${candidate.what} at ${candidate.path} does not start; skipped`);
  }
  for (const path of brandedChromes().filter(existsSync)) {
    log(`Google Chrome at ${path} is skipped: since version 137 it ignores --load-extension`);
  }
  if (aptInstall('chromium', log) && existsSync('/usr/bin/chromium')) {
    const name = versionOf('/usr/bin/chromium');
    if (name !== null) return { path: '/usr/bin/chromium', name, why: "apt's chromium was installed just now" };
  }
  log("no Chromium found; trying playwright's own download");
  const download = spawnSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit', shell: onWindows });
  const path = playwrightPath();
  if (download.status === 0 && path !== null) {
    return { path, name: versionOf(path) ?? 'Chromium', why: 'playwright downloaded it just now' };
  }
  throw new Error(
    'No browser that loads unpacked extensions was found. Install Chromium (Debian, Ubuntu: apt-get install chromium; ' +
      'macOS: brew install --cask chromium), Chrome for Testing or Edge, or set TOUCHSTONE_CHROMIUM to its executable.',
  );
}

/**
 * Finds a Firefox: `TOUCHSTONE_FIREFOX`, an installed one, else, as root on Debian or Ubuntu, apt's `firefox-esr`, else
 * Mozilla's own download. Throws an Error that names what to install when none can be had.
 */
export function findFirefox(log: Log): FoundBrowser {
  const wanted = fromEnvironment('TOUCHSTONE_FIREFOX');
  if (wanted) return wanted;
  const installed = firstThatStarts(installedFirefoxes());
  if (installed) return { ...installed, why: 'Firefox is installed' };
  if (aptInstall('firefox-esr', log) || aptInstall('firefox', log)) {
    const found = firstThatStarts(installedFirefoxes());
    if (found) return { ...found, why: "apt's Firefox was installed just now" };
  }
  log("no Firefox found; trying Mozilla's own download");
  const args = ['@puppeteer/browsers', 'install', 'firefox@stable', '--format', '{{path}}'];
  const download = spawnSync('npx', [...args, '--path', join(homedir(), '.cache', 'puppeteer')], {
    encoding: 'utf8',
    shell: onWindows,
  });
  const downloaded = download.status === 0 ? firstThatStarts([download.stdout.trim()]) : null;
  if (downloaded) return { ...downloaded, why: 'it was downloaded from Mozilla just now' };
  throw new Error(
    'No Firefox was found. Install it (Debian: apt-get install firefox-esr; Ubuntu, macOS, Windows: mozilla.org/firefox), ' +
      'or set TOUCHSTONE_FIREFOX to its executable.',
  );
}

const onWindows = process.platform === 'win32';

function fromEnvironment(variable: string): FoundBrowser | null {
  const path = process.env[variable];
  if (!path) return null;
  const name = existsSync(path) ? versionOf(path) : null;
  if (name === null) throw new Error(`${variable} names ${path}, which does not start.`);
  return { path, name, why: `${variable} names it` };
}

function installedChromiums(): readonly Candidate[] {
  if (process.platform === 'darwin') {
    return [
      { path: '/Applications/Chromium.app/Contents/MacOS/Chromium', what: 'Chromium' },
      {
        path: '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        what: 'Chrome for Testing',
      },
      { path: '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', what: 'Edge' },
    ];
  }
  if (onWindows) {
    return windowsRoots().flatMap((root) => [
      { path: join(root, 'Chromium', 'Application', 'chrome.exe'), what: 'Chromium' },
      { path: join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'), what: 'Edge' },
    ]);
  }
  return [
    { path: '/usr/bin/chromium', what: 'Chromium' },
    { path: '/usr/bin/chromium-browser', what: 'Chromium' },
    { path: '/usr/local/bin/chromium', what: 'Chromium' },
    { path: '/opt/chrome-for-testing/chrome', what: 'Chrome for Testing' },
    { path: '/usr/bin/microsoft-edge', what: 'Edge' },
    { path: '/usr/bin/microsoft-edge-stable', what: 'Edge' },
    // Last: a snap sees neither /tmp nor hidden folders of the home, so loading the extension may fail.
    { path: '/snap/bin/chromium', what: 'Chromium (snap)' },
  ];
}

/** What playwright and puppeteer left in their caches on earlier days. */
function cachedChromiums(): readonly Candidate[] {
  const own = playwrightPath();
  const puppeteer = join(homedir(), '.cache', 'puppeteer', 'chrome');
  const folder = { darwin: 'chrome-mac-x64', win32: 'chrome-win64' }[process.platform as string] ?? 'chrome-linux64';
  const chromes = existsSync(puppeteer)
    ? readdirSync(puppeteer).map((version) => ({
        path: join(puppeteer, version, folder, onWindows ? 'chrome.exe' : 'chrome'),
        what: 'Chrome for Testing (puppeteer)',
      }))
    : [];
  return [...(own ? [{ path: own, what: "playwright's Chromium" }] : []), ...chromes];
}

function playwrightPath(): string | null {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function brandedChromes(): readonly string[] {
  if (process.platform === 'darwin') return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  if (onWindows) return windowsRoots().map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  return ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome'];
}

function installedFirefoxes(): readonly string[] {
  if (process.platform === 'darwin') return ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  if (onWindows) return windowsRoots().map((root) => join(root, 'Mozilla Firefox', 'firefox.exe'));
  return ['/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox', '/usr/bin/firefox'];
}

function windowsRoots(): readonly string[] {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
}

function firstThatStarts(paths: readonly string[]): { readonly path: string; readonly name: string } | null {
  for (const path of paths) {
    const name = existsSync(path) ? versionOf(path) : null;
    if (name !== null) return { path, name };
  }
  return null;
}

/** The browser's own name and version, or null when it doesn't start. On Windows nothing is printed: its file name. */
function versionOf(path: string): string | null {
  if (onWindows) return path.split('\\').at(-1) ?? path;
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim() || null;
  } catch {
    return null;
  }
}

/** Installs a Debian package. False where this is not Debian or Ubuntu, we are not root, or apt fails. */
function aptInstall(name: string, log: Log): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const os = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(os)) return false;
  log(`no suitable browser found; installing apt's ${name}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Quiet while it goes well, in full where it doesn't.
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { encoding: 'utf8', env });
    if (status !== 0) {
      log(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
      return false;
    }
  }
  return true;
}
