import { isRegion, type Region, regions } from "./regions.js";

/** Where an organisation is. */
export interface Place {
  /** "https://console.jumpcloud.com" */
  origin: string;
  /** Absent when only an origin was given that belongs to no region: then nothing is known of the console. */
  region?: Region;
}

/** The region's console, or the origin, with the region where that is known; the US without either. */
export function placeAt({ origin, region }: { origin?: string; region?: Region }): Place {
  if (origin === undefined) return { origin: regions[region ?? "us"].console, region: region ?? "us" };
  const found =
    region ??
    Object.keys(regions)
      .filter(isRegion)
      .find((known) => regions[known].console === origin);
  return found === undefined ? { origin } : { origin, region: found };
}
