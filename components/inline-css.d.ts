/** A stylesheet as text, put together by Vite. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
