import type { SdJwtFault } from '../types';

/** What is wrong with an SD-JWT; never leaves `openSdJwt`. */
export class SdJwtError extends Error {
  constructor(
    readonly fault: SdJwtFault,
    readonly value: string,
  ) {
    super(`${fault}: ${value}`);
  }
}
