import type {MiddlewareHandler} from 'hono';
import type {Env} from '../observe.js';

/** What can become of an answer: there was none, it is lost, or no page of another origin may read it. */
export type Ending = 'unanswered' | 'lost' | 'unreadable';

const endings: Readonly<Record<Ending, (answer: Response) => Response>> = {
  unanswered: () => Response.error(),
  lost: () => Response.error(),
  unreadable: withoutCors,
};

/** Outermost of all, since the headers for CORS are what it may have to take away again. */
export const spoilAnswer: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const {ending} = c.var;
  if (!ending) return;
  const spoilt = endings[ending](c.res);
  // Emptied first: Hono gives a new answer the headers of the old one.
  c.res = undefined;
  c.res = spoilt;
};

function withoutCors({body, status, headers}: Response): Response {
  const others = [...headers].filter(([name]) => !name.startsWith('access-control-'));
  return new Response(body, {status, headers: others});
}
