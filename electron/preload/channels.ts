/** The two channels between the window and the core; everything that goes through them is the contract's (shared/api). */
export const channels = { call: 'hattama:call', event: 'hattama:event' } as const;
