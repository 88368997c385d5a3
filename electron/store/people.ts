import type { Person } from '../../shared/api/workspace.ts';
import type { Reader, Writer } from './connection.ts';

/** All people of this workspace, by code; those whose work came from others are not of it. */
export function listPeople(db: Reader): Person[] {
  return db.all<Person>(
    'SELECT code, role FROM person WHERE code NOT IN (SELECT code FROM person_origin) ORDER BY code',
  );
}

/** A person by code; undefined when unknown here. */
export function findPerson(db: Reader, code: string): Person | undefined {
  return db.get<Person>('SELECT code, role FROM person WHERE code = ?', code);
}

/** Adds a person or changes their role; the code stays theirs. */
export function putPerson(db: Writer, person: Person, at: string): void {
  db.run(
    'INSERT INTO person (code, role, at) VALUES (?, ?, ?) ON CONFLICT (code) DO UPDATE SET role = excluded.role',
    person.code,
    person.role,
    at,
  );
  db.witness('person', person.code);
}
