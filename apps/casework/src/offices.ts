export { DEMONSTRATION_OFFICES, type Office, Offices, OfficesInvalid, readOffices } from '@homeward/office-calendar';
