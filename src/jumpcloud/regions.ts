/** Where an organisation lives. It lives in exactly one region, and keys do not cross regions. */
export const regions = {
  us: { console: "https://console.jumpcloud.com", label: "US" },
  eu: { console: "https://console.eu.jumpcloud.com", label: "EU" },
  in: { console: "https://console.in.jumpcloud.com", label: "India" },
} as const;

export type Region = keyof typeof regions;

export function isRegion(text: string): text is Region {
  return Object.hasOwn(regions, text);
}
