import type { LoadedPicture } from '../../api/images.ts';
import { Failure } from '../ui/Failure.tsx';
import { CropImage } from '../ui/CropImage.tsx';
import { useSize } from '../ui/useSize.ts';
import { rowBox } from '../../../shared/forms/boxes.ts';
import { type Form, type FormField, isNumeric } from '../../../shared/forms/form.ts';
import { cropScale, inside, toPicture } from './geometry.ts';
import type { PagePicture } from './usePagePicture.ts';
import styles from './FieldCrop.module.css';

interface Props {
  page: PagePicture;
  form: Form;
  /** The field to show; null: the whole page. */
  field: FormField | null;
  /** The whole page all the same, with the field outlined on it. */
  whole?: boolean;
  alt: string;
}

/**
 * A field as it stands on the paper, outlined, with its neighbours above and below; of a page that the machine could not place
 * the whole picture. As large as the element around it is high.
 */
export function FieldCrop({ page, form, field, whole = false, alt }: Props) {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const { picture, pxPerMm, error } = page;
  return (
    <div ref={ref} className={styles.crop} data-testid={whole ? 'page' : 'crop'}>
      {error && <Failure error={error} />}
      {picture && width > 0 && (
        <CropImage
          picture={picture}
          width={width}
          height={height}
          {...(field && pxPerMm !== null && !whole
            ? rowView(form, field, picture, pxPerMm, { width, height })
            : wholeView(picture, { width, height }))}
          focus={field && pxPerMm !== null ? toPicture(field.box, pxPerMm) : null}
          alt={alt}
        />
      )}
    </div>
  );
}

/** Size of the window onto the picture, CSS px. */
interface Window {
  width: number;
  height: number;
}

function wholeView(picture: LoadedPicture, { width, height }: Window) {
  return {
    scale: Math.min(width / picture.width, height / picture.height),
    centre: [picture.width / 2, picture.height / 2] as const,
  };
}

function rowView(form: Form, field: FormField, picture: LoadedPicture, pxPerMm: number, window: Window) {
  const fields = form.fields.filter(({ page }) => page === field.page);
  const box = isNumeric(field) ? rowBox(field, fields) : field.box;
  const scale = cropScale(box, fields.filter(isNumeric), window.width, window.height) / pxPerMm;
  // What is beside the row is of more use than nothing: the window ends where the paper ends.
  const across = inside((box[0] + box[2] / 2) * pxPerMm, window.width / scale, picture.width);
  return { scale, centre: [across, (box[1] + box[3] / 2) * pxPerMm] as const };
}
