const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text that plotly shows as it is, instead of reading tags and links out of it. */
export const plainText = (text: string): string => text.replace(/[&<>]/g, char => ENTITIES[char] ?? char);
