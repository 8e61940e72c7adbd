import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const FILE = 'docs/applications.md';
const COLUMNS = ['signs in', 'property', 'own step', 'mounted again', 'example', 'types'] as const;

const INTRODUCTION = `# Applications

\`npm test -- apps\` makes these from \`test/apps\`, with the packed package and their own tools, drives them in Chromium, and
writes this table. \`APPS=vue,react npm test -- apps\` runs two of them.

- **signs in**: with a password and a code, and reads the events in the framework's way.
- **property**: an object bound to \`messages\` changes while a step is shown; what was typed stays.
- **own step**: a component of the page takes a step over.
- **mounted again**: taken away in the middle of a sign-in and put back, the flow goes on where it was.
- **example**: the example of the documentation, as it stands.
- **types**: a wrong attribute, a wrong event and a wrong field of an event do not compile. Plain pages have no types.

An application that consists of these examples signs in with a password and a code of an authenticator app. Its HTML
has the tag before a script runs, and the console is empty.
`;

type Column = (typeof COLUMNS)[number];

/** What has come of one application. */
export class Row {
  versions: readonly string[] = [];
  readonly #passed = new Set<Column>();

  pass(column: Column): void {
    this.#passed.add(column);
  }

  cells(): string[] {
    return [
      this.versions.join(', ') || 'nothing',
      ...COLUMNS.map((column) => (this.#passed.has(column) ? '✓' : '–')),
    ];
  }
}

/** The table of the applications in the docs. */
export class Table {
  readonly #rows = new Map<string, Row>();

  row(title: string): Row {
    const row = new Row();
    this.#rows.set(title, row);
    return row;
  }

  /** Writes the table; where nobody would commit it, it has to be there as it is. */
  check(): void {
    const text = this.#text();
    const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
    if (text === before) return;
    if (process.env['CI']) assert.equal(before, text, `${FILE} is stale: npm test -- apps`);
    writeFileSync(FILE, text);
  }

  #text(): string {
    const head = ['application', 'made with', ...COLUMNS];
    const rows = [...this.#rows].map(([title, row]) => [title, ...row.cells()]);
    const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
    return `${INTRODUCTION}\n${lines.join('\n')}\n`;
  }
}
