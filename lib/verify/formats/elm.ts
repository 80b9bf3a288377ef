export interface SealedDocument {
  readonly x: 1;
}
