/** The fast path met something whose meaning it does not vouch for: the full algorithm must answer instead. */
export class NotSure extends Error {}
