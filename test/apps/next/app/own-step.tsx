import {useState} from 'react';

/** What this application shows where a code of an authenticator app is asked for. */
export function OwnStep({send}: {send: (code: string) => void}) {
  const [code, setCode] = useState('');
  return (
    <>
      <p>Own step Next.js</p>
      <input
        id="own-code"
        aria-label="Code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button id="own-send" onClick={() => send(code)}>
        Send
      </button>
    </>
  );
}
