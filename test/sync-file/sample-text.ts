/** The sample as it stands on disk, line by line: what has to stay, byte for byte. */
export const sampleLines = [
  '{"format":"jc-connector/sync","version":1,"sync":{"id":"0193a1b2-0000-7000-8000-000000000001","startedAt":"2026-11-23T02:00:03Z","complete":true,"connector":{"name":"jc-connector","version":"0.1.0"},"source":{"system":"JumpCloud","region":"us","baseUrl":"https://console.jumpcloud.com","organization":{"id":"o1","displayName":"Example"}},"options":{}},',
  '"resourceTypes":[',
  '{"id":"app","displayName":"App","traits":["TRAIT_APP"]},',
  '{"id":"group","displayName":"Group","traits":["TRAIT_GROUP"]},',
  '{"id":"user","displayName":"User","traits":["TRAIT_USER"],"annotations":[{"@type":"type.googleapis.com/c1.connector.v2.SkipEntitlementsAndGrants"}]}',
  "],",
  '"resources":[',
  '{"id":{"resourceType":"app","resource":"a1"},"displayName":"Slack","annotations":[{"@type":"type.googleapis.com/c1.connector.v2.AppTrait"},{"@type":"type.googleapis.com/c1.connector.v2.RawId","id":"a1"}]},',
  '{"id":{"resourceType":"group","resource":"g1"},"displayName":"Engineering","annotations":[{"@type":"type.googleapis.com/c1.connector.v2.GroupTrait","groupSourceType":"native"}]},',
  '{"id":{"resourceType":"user","resource":"u1"},"displayName":"Ada Lovelace","annotations":[{"@type":"type.googleapis.com/c1.connector.v2.UserTrait","accountType":"ACCOUNT_TYPE_HUMAN","login":"ada","mfaStatus":{}}],"profile":{"activated":true,"attributes":{"10":"ten","9":"nine","team":"x"},"username":"ada"},"status":{"status":"RESOURCE_STATUS_ENABLED"},"createdAt":"2021-03-04T05:06:07Z"},',
  '{"id":{"resourceType":"user","resource":"u2"},"displayName":"Bob","annotations":[{"@type":"type.googleapis.com/c1.connector.v2.UserTrait"}],"status":{"status":"RESOURCE_STATUS_DISABLED","details":"suspended"}}',
  "],",
  '"entitlements":[',
  '{"resource":{"id":{"resourceType":"app","resource":"a1"}},"id":"app:a1:access","displayName":"Slack App Access","grantableTo":[{"id":"user"},{"id":"group"}],"purpose":"PURPOSE_VALUE_ASSIGNMENT","slug":"access"},',
  '{"resource":{"id":{"resourceType":"group","resource":"g1"}},"id":"group:g1:member","displayName":"Engineering Group Member","grantableTo":[{"id":"user"}],"purpose":"PURPOSE_VALUE_ASSIGNMENT","slug":"member"}',
  "],",
  '"grants":[',
  '{"entitlement":{"resource":{"id":{"resourceType":"app","resource":"a1"}},"id":"app:a1:access"},"principal":{"id":{"resourceType":"group","resource":"g1"}},"id":"app:a1:access:group:g1","annotations":[{"@type":"type.googleapis.com/c1.connector.v2.GrantExpandable","entitlementIds":["group:g1:member"],"resourceTypeIds":["user"]}]},',
  '{"entitlement":{"resource":{"id":{"resourceType":"app","resource":"a1"}},"id":"app:a1:access"},"principal":{"id":{"resourceType":"user","resource":"u1"}},"id":"app:a1:access:user:u1","sources":{"sources":{"group:g1:member":{"isDirect":true}}},"annotations":[{"@type":"type.googleapis.com/c1.connector.v2.GrantImmutable"}]},',
  '{"entitlement":{"resource":{"id":{"resourceType":"app","resource":"a1"}},"id":"app:a1:access"},"principal":{"id":{"resourceType":"user","resource":"u2"}},"id":"app:a1:access:user:u2","sources":{"sources":{"app:a1:access":{"isDirect":true},"group:g1:member":{"isDirect":true}}}},',
  '{"entitlement":{"resource":{"id":{"resourceType":"group","resource":"g1"}},"id":"group:g1:member"},"principal":{"id":{"resourceType":"user","resource":"u1"}},"id":"group:g1:member:user:u1"},',
  '{"entitlement":{"resource":{"id":{"resourceType":"group","resource":"g1"}},"id":"group:g1:member"},"principal":{"id":{"resourceType":"user","resource":"u2"}},"id":"group:g1:member:user:u2"}',
  "],",
  '"manifest":{"endedAt":"2026-11-23T02:00:09Z","readFrom":"2026-11-23T02:00:03Z","readTo":"2026-11-23T02:00:08Z","complete":true,"counts":{"resourceTypes":3,"resources":4,"entitlements":2,"grants":5,"byResourceType":{"app":{"resources":1,"entitlements":1,"grants":3},"group":{"resources":1,"entitlements":1,"grants":2},"user":{"resources":2,"entitlements":0,"grants":0}}},"lists":[{"name":"users","resourceType":"user","endpoint":"GET /api/systemusers","reported":2,"read":2,"proof":"proven"}],"gaps":[],"requests":{"GET /api/systemusers":{"requests":1,"retries":0,"throttled":0}},"warnings":[],"notRead":[{"what":"devices","why":"not supported"}],"digest":"sha256:e8a21a2dda20e8579c0795f40dfdcf400b30ac2d5b1921b1e064896489b02cf7"}}',
];

export const sampleText = `${sampleLines.join("\n")}\n`;
