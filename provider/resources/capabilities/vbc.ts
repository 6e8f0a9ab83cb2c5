// The capability vbc.

/** Zero-rated calls for Vonage Business Cloud numbers. It has no settings: `{}` switches it on. */
export interface Vbc {}
