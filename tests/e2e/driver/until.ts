/**
 * Asks again and again until the answer is truthy; returns it. Throws after `timeoutMs`, naming `what` and the last
 * error. A page that is just loading may throw: that counts as "not yet". The patience is for a slow machine that does
 * other things besides: whoever waits goes on as soon as the answer is there.
 */
export async function until<R>(what: string, ask: () => Promise<R>, timeoutMs = 30_000): Promise<NonNullable<R>> {
  const end = Date.now() + timeoutMs;
  let last: unknown = 'the answer stayed empty';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${timeoutMs / 1000} s for ${what}: ${last instanceof Error ? last.message : String(last)}`);
}
