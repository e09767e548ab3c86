import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import {
  domainValue,
  expectationsValue,
  keepValue,
  namesValue,
  numberWithin,
  spanValue,
  timeValue,
} from "../../src/cli/option-value.js";

describe("numberWithin", () => {
  const whole = numberWithin({ min: 1, max: 64, whole: true });
  const any = numberWithin({ min: 0, max: 10 });

  it("takes plain decimal numbers", () => {
    expect([whole("1"), whole("64"), any("0"), any("2.5")]).toEqual([1, 64, 0, 2.5]);
  });

  it.each(["0", "65", "-1", "1.5", "1e1", "0x10", " 8", "eight", "", "Infinity", "NaN"])(
    "refuses %j for a whole number from 1 to 64",
    (text) => {
      expect(() => whole(text)).toThrow(new InvalidArgumentError("Give a whole number from 1 to 64."));
    },
  );
});

describe("timeValue", () => {
  it.each([
    ["2026-11-23T02:00:00Z", "2026-11-23T02:00:00.000Z"],
    ["2026-11-23T02:00:00.25+01:00", "2026-11-23T01:00:00.250Z"],
  ])("reads %s", (text, time) => {
    expect(timeValue(text).toISOString()).toBe(time);
  });

  it.each(["yesterday", "2026-11-23", "2026-11-23T02:00:00", "2026-02-30T00:00:00Z", "1700000000"])(
    "refuses %s",
    (text) => {
      expect(() => timeValue(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe("spanValue", () => {
  it.each([
    ["90s", 90_000],
    ["90m", 5_400_000],
    ["36h", 129_600_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
  ])("reads %s", (text, ms) => {
    expect(spanValue(text)).toBe(ms);
  });

  it.each(["36", "h", "1.5h", "36 h", "36H", "-1h", "1y"])("refuses %j", (text) => {
    expect(() => spanValue(text)).toThrow(InvalidArgumentError);
  });
});

describe("namesValue", () => {
  it("sorts, trims, removes repetitions, and takes in what came before", () => {
    expect(namesValue("team, badge,team", ["Zone"])).toEqual(["Zone", "badge", "team"]);
  });

  it.each(["", "a,,b", "a,"])("refuses %j", (text) => {
    expect(() => namesValue(text)).toThrow(InvalidArgumentError);
  });
});

describe("expectationsValue", () => {
  const parse = expectationsValue(["user", "group"]);

  it("reads counts by resource type, the last word on each", () => {
    expect(parse("user=3012,group=0", new Map([["user", 1]]))).toEqual(
      new Map([
        ["user", 3012],
        ["group", 0],
      ]),
    );
  });

  it.each(["user", "user=", "user=-1", "user=1.5", "device=3", "user=1;group=2", ""])(
    "refuses %j",
    (text) => {
      expect(() => parse(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe("keepValue", () => {
  it("reads how many days, weeks, months and years", () => {
    expect(keepValue("35d")).toEqual([{ unit: "d", count: 35 }]);
    expect(keepValue("35d, 8w,12m,7y")).toEqual([
      { unit: "d", count: 35 },
      { unit: "w", count: 8 },
      { unit: "m", count: 12 },
      { unit: "y", count: 7 },
    ]);
  });

  it.each(["", "35", "d", "0d", "-1d", "1.5d", "36h", "35D", "35d,", "35d;12m", "99999d", "12 m"])(
    "refuses %j",
    (text) => {
      expect(() => keepValue(text)).toThrow(
        new InvalidArgumentError(
          "Give a list such as 35d,12m: all of 35 days, the last of each of 12 months (w weeks, y years).",
        ),
      );
    },
  );

  it("refuses a unit that is given twice: it would not be plain which one counts", () => {
    expect(() => keepValue("35d,12m,7d")).toThrow(new InvalidArgumentError('Give "d" once.'));
  });
});

describe("domainValue", () => {
  it("takes domains in any case, each once, with what came before", () => {
    expect(domainValue(" EU.Acme.com ")).toEqual(["eu.acme.com"]);
    expect(domainValue("acme.com", ["bücher.example"])).toEqual(["bücher.example", "acme.com"]);
    expect(domainValue("ACME.com", ["acme.com"])).toEqual(["acme.com"]);
  });

  it.each([
    "acme",
    "@acme.com",
    "ada@acme.com",
    ".acme.com",
    "acme..com",
    "*.acme.com",
    "https://acme.com",
    "-a.com",
    "",
  ])("refuses %j", (text) => {
    expect(() => domainValue(text)).toThrow(new InvalidArgumentError("Give a domain such as acme.com."));
  });
});
