/** A scalar of a record's field: text, a whole or real number, yes or no. */
export type Scalar = boolean | number | string;
