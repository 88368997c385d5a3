/** Stands where there is nothing to count yet. */
export const none = '–';
