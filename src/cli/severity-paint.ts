import type { Severity } from "../model/severity.js";
import type { Paint } from "./paint.js";

/** How a severity looks, the same on every screen. */
export function severityPaint(paint: Paint, severity: Severity): (text: string) => string {
  switch (severity) {
    case "critical":
      return (text) => paint.strong(paint.bad(text));
    case "high":
      return paint.bad;
    case "medium":
      return paint.warning;
    case "low":
      return paint.strong;
    case "info":
      return paint.faint;
  }
}
