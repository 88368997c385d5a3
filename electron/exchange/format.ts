/** Version of the exported files' layout; grows when a column changes its meaning or leaves. */
export const EXPORT_FORMAT = 2;
