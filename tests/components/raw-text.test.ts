import { describe, expect, it } from 'vitest';
import { MAX_SHOWN, rawText } from '../../components/raw-text';

const shown = (text: string) => rawText(new TextEncoder().encode(text))?.shown;

describe('a document as text', () => {
  it.each<[string, string]>([
    ['{"a":1.0,"a":[true,{}],"b":[]}', '{\n  "a": 1.0,\n  "a": [\n    true,\n    {}\n  ],\n  "b": []\n}'],
    ['{ "a" : "x, {y}: \\"z\\"" }', '{\n  "a": "x, {y}: \\"z\\""\n}'],
    ['[12345678901234567890]', '[\n  12345678901234567890\n]'],
    ['{"a": broken', '{\n  "a": broken'],
    ['}}]{"a"', '}}]{"a"'],
    ['eyJhbGciOiJFZERTQSJ9.eyJhIjoxfQ.c2ln', '{\n  "alg": "EdDSA"\n}\n\n{\n  "a": 1\n}\n\nc2ln'],
    ['eyJhbGciOiJFZERTQSJ9.e30.c2ln~WyJhIl0~', '{\n  "alg": "EdDSA"\n}\n\n{}\n\nc2ln~WyJhIl0~'],
    ['www.learner.example', 'www.learner.example'],
    ['e30.!.x', 'e30.!.x'],
    ['<svg>\n</svg>', '<svg>\n</svg>'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('shows what would turn or hide text, and copies it as it came', () => {
    const read = rawText(new TextEncoder().encode('{"a":"\u202Etxt\u001B"}'));
    expect(read?.shown).toBe('{\n  "a": "\uFFFDtxt\uFFFD"\n}');
    expect(read?.whole).toBe('{"a":"\u202Etxt\u001B"}');
  });

  it.each<[string, Uint8Array]>([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])],
    ['zeros', new Uint8Array([0x41, 0, 0x42])],
  ])('is none for %s', (_, bytes) => {
    expect(rawText(bytes)).toBeNull();
  });

  it.each([
    ['flat', `[${'1,'.repeat(500_000)}1]`],
    ['deep', '['.repeat(500_000)],
    ['one text', 'x'.repeat(1_000_000)],
  ])('is bounded: %s', (_, text) => {
    const read = rawText(new TextEncoder().encode(text));
    expect(read?.shown.length).toBeLessThanOrEqual(MAX_SHOWN);
    expect(read?.cut).toBe(true);
    expect(read?.whole).toHaveLength(text.length);
  });
});
