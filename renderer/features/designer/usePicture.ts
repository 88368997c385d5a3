import { useEffect, useState } from 'react';
import { errorOf } from '../../api/client.ts';
import { useOutside } from '../../api/context.ts';
import type { LoadedPicture, PictureRequest } from '../../api/images.ts';
import type { CallError } from '../../../shared/api/result.ts';

/** A picture held for as long as it is shown; the one before stays until the next is there. */
export function usePicture(request: PictureRequest): {
  picture: LoadedPicture | null;
  error: CallError | null;
} {
  const { loadPicture } = useOutside();
  const [shown, setShown] = useState<{ picture: LoadedPicture | null; error: CallError | null }>({
    picture: null,
    error: null,
  });
  const key = JSON.stringify(request);
  useEffect(() => {
    let isWanted = true;
    let loaded: LoadedPicture | null = null;
    loadPicture(JSON.parse(key) as PictureRequest).then(
      (picture) => {
        if (!isWanted) return picture.release();
        loaded = picture;
        setShown({ picture, error: null });
      },
      (thrown: unknown) => isWanted && setShown({ picture: null, error: errorOf(thrown) }),
    );
    return () => {
      isWanted = false;
      loaded?.release();
    };
  }, [loadPicture, key]);
  return shown;
}
