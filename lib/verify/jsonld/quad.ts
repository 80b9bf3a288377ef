/** RDF terms and quads as RDF/JS names them; plain data. */
export interface Term {
  readonly termType: 'NamedNode' | 'BlankNode' | 'DefaultGraph';
  readonly value: string;
}
export interface Literal {
  readonly termType: 'Literal';
  readonly value: string;
  readonly datatype: { readonly termType: 'NamedNode'; readonly value: string };
  readonly language?: string;
}
export interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term | Literal;
  readonly graph: Term;
}
