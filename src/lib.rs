//! securebase
