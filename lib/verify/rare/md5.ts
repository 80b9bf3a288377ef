import { md5 as hash } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** MD5 of a text, hexadecimal. Open Badges 2.0, IdentityHash. */
export const md5 = (text: string): string => bytesToHex(hash(utf8ToBytes(text)));
