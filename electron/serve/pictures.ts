import type { Picture } from '../../shared/api/scans.ts';
import type { Answer } from '../../shared/api/result.ts';
import type { Session } from '../workspace/core.ts';

/**
 * Asks the core for the picture that an address names: `page?scan=`, `original?scan=&side=&turn=`, `draft?draft=&side=&turn=`,
 * `draft-page?draft=`, `tried?draft=&scan=`, `kept?sha256=&side=`. Null for any other.
 * @param what the address after `/image/`
 */
export function callForPicture(
  session: Session,
  what: string,
  query: URLSearchParams,
): Promise<Answer<Picture>> | null {
  const number = (name: string) => Number(query.get(name));
  const given = (name: string) => (query.has(name) ? { [name]: number(name) } : {});
  switch (what) {
    case 'page':
      return session.call('image.page', { scan: number('scan') });
    case 'original':
      return session.call('image.original', { scan: number('scan'), ...given('side'), ...given('turn') });
    case 'draft':
      return session.call('designer.picture', { draft: number('draft'), ...given('side'), ...given('turn') });
    case 'draft-page':
      return session.call('designer.page', { draft: number('draft') });
    case 'tried':
      return session.call('designer.tried', { draft: number('draft'), scan: number('scan') });
    case 'kept':
      return session.call('incidents.picture', { sha256: query.get('sha256') ?? '', ...given('side') });
    default:
      return null;
  }
}
