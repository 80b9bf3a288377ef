/**
 * Stands in for the `setimmediate` package, which rdf-canonize's browser build asks for: yields to the event loop through a
 * MessageChannel, which, unlike a timer, browsers don't slow down.
 */
const waiting: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => waiting.shift()?.();

Object.assign(globalThis, {
  setImmediate: (callback: () => void) => {
    waiting.push(callback);
    channel.port2.postMessage(null);
  },
});
