/** The resource types that a sync knows, in the order in which people think of them. */
export const resourceTypeIds = ["user", "admin_user", "group", "app", "role"] as const;
