/** LXD certificate. Follows `Certificate` of the API description. */
export interface Certificate {
  /** The certificate itself, as PEM encoded X509. */
  certificate: string
  /** SHA256 fingerprint of the certificate. */
  fingerprint: string
  /** Name associated with the certificate. */
  name: string
  /** List of allowed projects (applies when restricted). */
  projects: string[] | null
  /** Whether to limit the certificate to listed projects. */
  restricted: boolean
  /** Usage type for the certificate. */
  type: 'client' | 'server' | 'metrics'
  /** Certificate description (not in LXD 5.0). */
  description?: string
}

/** Modifiable fields of a LXD certificate. Follows `CertificatePut` of the API description. */
export interface CertificatePut {
  /** The certificate itself, as PEM encoded X509. */
  certificate?: string
  /** Name associated with the certificate. */
  name?: string
  /** List of allowed projects (applies when restricted). */
  projects?: string[]
  /** Whether to limit the certificate to listed projects. */
  restricted?: boolean
  /** Usage type for the certificate. */
  type?: 'client' | 'server' | 'metrics'
  /** Certificate description (not in LXD 5.0). */
  description?: string
}

/** Fields of a new LXD certificate. Follows `CertificatesPost` of the API description. */
export interface CertificatesPost {
  /** The certificate itself, as PEM encoded X509. */
  certificate?: string
  /** Name associated with the certificate. */
  name?: string
  /** Server trust password (used to add an untrusted client) (LXD only). */
  password?: string
  /** List of allowed projects (applies when restricted). */
  projects?: string[]
  /** Whether to limit the certificate to listed projects. */
  restricted?: boolean
  /** Whether to create a certificate add token. */
  token?: boolean
  /** Usage type for the certificate. */
  type?: 'client' | 'server' | 'metrics'
  /** Certificate description (not in LXD 5.0). */
  description?: string
  /** Trust token (used to add an untrusted client) (not in LXD 5.0). */
  trust_token?: string
}
