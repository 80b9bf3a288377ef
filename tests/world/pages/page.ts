/** Plain, like a page somebody wrote: a card, a name, a list. */
const STYLE = `
body{font:16px/1.6 system-ui,sans-serif;margin:0;padding:2.5rem 1rem;background:#f3f4f6;color:#1f2328}
main,body>div,body>section{max-inline-size:44rem;margin:0 auto;background:#fff;border:1px solid #d1d9e0;border-radius:12px;padding:1.5rem 2rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .75rem}h2{font-size:1.25rem}h3{font-size:1.05rem}
a{color:#0757ba;text-underline-offset:.2em}img{vertical-align:middle;border-radius:6px;max-inline-size:100%}
.vcard-username,.p-nickname{display:block;font-weight:400;font-size:1rem;color:#59636e}
ul{padding-inline-start:1.25rem}li{margin-block:.35rem}`;

/** An HTML document. `head` and `body` are the world's own, trusted text. */
export function page(parts: { title: string; head?: string; bodyAttributes?: string; body: string }): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${parts.title}</title>
<style>${STYLE}</style>
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
