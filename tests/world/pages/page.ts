/** An HTML document. `head` and `body` are the world's own, trusted text. */
export function page(parts: { title: string; head?: string; bodyAttributes?: string; body: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${parts.title}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-inline-size:44rem;padding:0 1rem}img{vertical-align:middle}</style>
${parts.head ?? ''}</head>
<body ${parts.bodyAttributes ?? ''}>
${parts.body}
</body></html>`;
}

export interface LinkOnPage {
  readonly href: string;
  readonly text: string;
  /** Address of a picture shown in place of the text. */
  readonly picture?: string;
}
