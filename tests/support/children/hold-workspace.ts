import { openStore } from '../../../electron/store/open.ts';

/** Opens the workspace of its first argument and says what came of it; with a third argument it then stays until killed. */
const [folder = '', migrations = '', stay] = process.argv.slice(2);
if (process.env['AS_USER']) {
  process.setgid?.(Number(process.env['AS_USER']));
  process.setuid?.(Number(process.env['AS_USER']));
}
try {
  const store = openStore(folder, { migrations, create: false, at: '2019-06-09T20:00:00.000Z' });
  const people = store.read
    .all<{ code: string }>('SELECT code FROM person ORDER BY code')
    .map(({ code }) => code);
  process.stdout.write(`${JSON.stringify({ readOnly: store.readOnly, notices: store.notices, people })}\n`);
  if (stay) setInterval(() => undefined, 1000);
  else store.close();
} catch (error) {
  const { reference, message } = error as { reference?: string; message: string };
  process.stdout.write(`${JSON.stringify({ reference, message })}\n`);
}
