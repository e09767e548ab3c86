import type { Observer } from "./observer.js";

/** One observer that tells several, in order. */
export function tellAll(observers: readonly Observer[]): Observer {
  return {
    answered: (event) => observers.forEach((observer) => void observer.answered(event)),
    retrying: (event) => observers.forEach((observer) => void observer.retrying(event)),
    waiting: (event) => observers.forEach((observer) => void observer.waiting(event)),
    paged: (event) => observers.forEach((observer) => void observer.paged(event)),
    listed: (event) => observers.forEach((observer) => void observer.listed(event)),
    invalidField: (event) => observers.forEach((observer) => void observer.invalidField(event)),
    fellBack: (event) => observers.forEach((observer) => void observer.fellBack(event)),
  };
}
