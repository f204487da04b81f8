/*
 * The bench fills a server with thousands of instances and deletes its folder afterwards, so it has a lab of its
 * own beside the one that people and tests use. It must be imported before anything of the lab, which reads
 * these once.
 */
process.env.GANTRY_LAB_DIR = '/var/lib/gantry-lab-7'
process.env.GANTRY_LAB_NUMBER = '7'
