/** To be replaced by whoever creates the role; without any scope the command refuses the file. */
const PLACEHOLDER = '/subscriptions/00000000-0000-0000-0000-000000000000'

/**
 * A custom role in the form that `az role definition create --role-definition FILE` accepts, once
 * `AssignableScopes` names the subscriptions or the one management group it is for.
 * https://learn.microsoft.com/azure/role-based-access-control/custom-roles#azure-cli
 */
export function grant(permissions: readonly string[]) {
  const actions = [...new Set(permissions)].sort()
  const change = actions.find((action) => !action.endsWith('/read'))
  if (change) throw new Error(`${change} does more than read`)
  return {
    Name: 'Ajar',
    IsCustom: true,
    Description:
      'Reads configuration and changes nothing. Put your subscriptions or one management group in AssignableScopes.',
    Actions: actions,
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: [PLACEHOLDER],
  }
}
