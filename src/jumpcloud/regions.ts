/** Where an organisation lives. It lives in exactly one region, and neither keys nor service accounts cross regions. */
export const regions = {
  us: {
    console: "https://console.jumpcloud.com",
    token: "https://admin-oauth.id.jumpcloud.com/oauth2/token",
    label: "US",
  },
  eu: {
    console: "https://console.eu.jumpcloud.com",
    token: "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token",
    label: "EU",
  },
  in: {
    console: "https://console.in.jumpcloud.com",
    token: "https://admin-oauth.id.in.jumpcloud.com/oauth2/token",
    label: "India",
  },
} as const;

export type Region = keyof typeof regions;

export function isRegion(text: string): text is Region {
  return Object.hasOwn(regions, text);
}
