import { describe, expect, it } from 'vitest';
import { publicHttpsUrl } from '../../lib/net/public-url';

describe('an address we may fetch', () => {
  it.each([
    ['https://issuer.example/a?b=c#d', 'https://issuer.example/a?b=c'],
    ['https://WWW.Issuer.Example/', 'https://www.issuer.example/'],
    ['https://issuer.example:443/', 'https://issuer.example/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%s', (text, href) => expect(publicHttpsUrl(text)?.href).toBe(href));

  it.each([
    'http://issuer.example/',
    'ftp://issuer.example/',
    'file:///etc/passwd',
    'data:application/json,{}',
    'javascript:alert(1)',
    'https://user:secret@issuer.example/',
    'https://issuer.example:8443/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://１２７.0.0.1/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://localhost./',
    'https://app.localhost/',
    'https://router/',
    'https://printer.local/',
    'https://server.internal/',
    'https://nas.lan/',
    'https://box.home.arpa/',
    'https://hidden.onion/',
    'not an address',
    '',
    `https://issuer.example/${'a'.repeat(5000)}`,
  ])('never %s', (text) => expect(publicHttpsUrl(text)).toBeNull());
});
