/**
 * A custom role in the form that `gcloud iam roles create ajar --organization=ORG --file=FILE`
 * accepts. Some of its permissions are about folders and the organisation, which only a role of
 * the organisation may hold.
 * https://cloud.google.com/iam/docs/creating-custom-roles
 */
export function grant(permissions: readonly string[]) {
  return {
    title: 'Ajar',
    description: 'Reads configuration and changes nothing. Create it in the organization.',
    stage: 'GA',
    includedPermissions: [...new Set(permissions)].sort(),
  }
}
