/** An absolute IRI that N-Quads writes as it stands: no space, nothing to escape, no blank node. The first is the quicker one. */
const PLAIN_ASCII = /^[A-Za-z][A-Za-z0-9+,.-]*:[!#-;=?-[\]_a-z~]*$/;
const PLAIN_IRI = /^[A-Za-z][A-Za-z0-9+,.-]*:[!#-;=?-[\]_a-z~\p{L}\p{M}\p{N}]*$/u;

/** Is this an absolute IRI that needs no escape? Every other one is left to the full algorithm. */
export const isPlainIri = (value: string): boolean => PLAIN_ASCII.test(value) || PLAIN_IRI.test(value);

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

export const RDF_TYPE = `${RDF}type`;
export const RDF_FIRST = `${RDF}first`;
export const RDF_REST = `${RDF}rest`;
export const RDF_NIL = `${RDF}nil`;
export const RDF_JSON = `${RDF}JSON`;
export const RDF_LANG_STRING = `${RDF}langString`;
export const XSD_STRING = `${XSD}string`;
export const XSD_BOOLEAN = `${XSD}boolean`;
export const XSD_INTEGER = `${XSD}integer`;
export const XSD_DOUBLE = `${XSD}double`;
