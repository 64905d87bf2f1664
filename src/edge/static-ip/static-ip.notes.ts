export const NOTES = ``;
