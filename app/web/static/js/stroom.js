// @ts-check
// Server-sent events over POST, and problems as the service tells them.

/** @typedef {{type: string, title: string, status: number, detail: string, findings?: Finding[]}} ProblemBody */
/** @typedef {{kind: string, start: number, end: number, text: string, reason: string, may_send: boolean}} Finding */

export class Problem extends Error {
  /** @param {ProblemBody} body @param {number} retryAfter seconds, 0 when unknown */
  constructor(body, retryAfter = 0) {
    super(body.detail);
    this.body = body;
    this.retryAfter = retryAfter;
  }

  get kind() {
    return this.body.type.replace('/problems/', '');
  }
}

/** Whether a reader stopped it, and nothing went wrong. @param {unknown} error */
export function isStop(error) {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** @param {string} address @param {unknown} body @param {AbortSignal} [signal] */
export async function send(address, body, signal) {
  const response = await fetch(address, {
    method: 'POST',
    body: JSON.stringify(body), // JSON: another site cannot send it unasked
    headers: { Accept: 'text/event-stream, application/json', 'Content-Type': 'application/json' },
    signal,
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** @param {Response} response */
export async function problemOf(response) {
  const told = response.headers.get('content-type')?.startsWith('application/problem+json');
  const unknown = {
    type: '/problems/internal',
    title: 'Er ging iets mis',
    status: response.status,
    detail: 'Probeer het opnieuw. Blijft dit zo? Meld het aan uw beheerder.',
  };
  const body = told ? await response.json() : unknown;
  if (response.status === 401) body.title = 'U bent niet meer ingelogd';
  return new Problem(body, Number(response.headers.get('retry-after') ?? 0));
}

/** @param {Response} response @returns {AsyncGenerator<{event: string, data: any}>} */
export async function* events(response) {
  if (!response.body) return;
  const reader = response.body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
  let held = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    held += String(value).replaceAll('\r', '');
    for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
      const lines = held.slice(0, end).split('\n');
      held = held.slice(end + 2);
      const data = field(lines, 'data');
      if (data) yield { event: field(lines, 'event') || 'message', data: JSON.parse(data) }; // comments keep the line open
    }
  }
}

/** @param {string[]} lines @param {string} name */
function field(lines, name) {
  const found = lines.filter((line) => line.startsWith(`${name}:`));
  return found.map((line) => line.slice(name.length + 1).replace(/^ /, '')).join('\n');
}
