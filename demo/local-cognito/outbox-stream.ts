import type {Context} from 'hono';
import {streamSSE} from 'hono/streaming';
import type {Message, Outbox} from './outbox.js';

/**
 * Server-Sent Events: the messages there are, then each new one the moment it is sent, then a `reset` event
 * whenever the outbox is emptied. A page that reconnects gets only what it has missed.
 */
export function streamOutbox(c: Context, outbox: Outbox): Response {
  const lastSeen = Number(c.req.header('last-event-id') ?? 0);
  return streamSSE(c, async (stream) => {
    const send = (message: Message | undefined) =>
      void stream.writeSSE(
        message ? {id: String(message.id), data: JSON.stringify(message)} : {event: 'reset', data: ''},
      );
    const closed = new Promise<void>((resolve) => stream.onAbort(resolve));
    const unsubscribe = outbox.subscribe(send);
    // A comment: without any byte the browser would not know that the stream is open.
    void stream.write(':\n\n');
    outbox.messages(lastSeen).forEach(send);
    await closed;
    unsubscribe();
  });
}
