/** The build puts a style sheet's text in the import's place. */
declare module '*.css' {
  const text: string;
  export default text;
}
