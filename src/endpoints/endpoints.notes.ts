export const NOTES = "";
