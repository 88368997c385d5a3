/** How a picture is lit on the screen; the picture itself stays as it is. */
export interface Light {
  /** 1: as it is. */
  brightness: number;
  /** 1: as it is. */
  contrast: number;
  /** Shows only what is darker or more coloured than the paper around it. */
  ink: boolean;
}

export const daylight: Light = { brightness: 1, contrast: 1, ink: false };

/** The CSS filter of a light; `inkFilter` is the id of an ink filter in the document. Empty for daylight. */
export function filterOf({ brightness, contrast, ink }: Light, inkFilter: string): string {
  return [
    ink && `url("#${inkFilter}")`,
    brightness !== 1 && `brightness(${brightness})`,
    contrast !== 1 && `contrast(${contrast})`,
  ]
    .filter(Boolean)
    .join(' ');
}
