//! What the output tells of the phone itself. All of it is of the class *device*, the number *identity*.

use super::json::{line, object, whole};
use super::one_line;
use crate::intake::IntakeError;
use crate::json::Json;

/// What is known of a phone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceFacts {
    /// Who made it.
    pub make: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// `iOS` or `Android`.
    pub os: Option<String>,
    /// The version of the system.
    pub os_version: Option<String>,
    /// The day of Android's security patches.
    pub patched: Option<String>,
    /// The name its owner gave it.
    pub name: Option<String>,
    /// The serial number.
    pub serial: Option<String>,
    /// The IMEI.
    pub imei: Option<String>,
    /// The phone number.
    pub phone_number: Option<String>,
}

impl DeviceFacts {
    /// Says whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Gives what tells this phone from any other, if the output holds it: a serial number or an IMEI of the right form.
    pub fn identity(&self) -> Option<String> {
        let serial = self.serial.as_deref().filter(|serial| {
            serial.len() >= 8
                && serial.bytes().all(|b| b.is_ascii_alphanumeric())
                && !serial.eq_ignore_ascii_case("unknown")
                && serial.bytes().any(|b| b != b'0')
        });
        let imei = self.imei.as_deref().filter(|imei| {
            (14..=16).contains(&imei.len())
                && imei.bytes().all(|b| b.is_ascii_digit())
                && imei.bytes().any(|b| b != b'0')
        });
        serial.map(|serial| format!("serial {serial}")).or_else(|| imei.map(|imei| format!("imei {imei}")))
    }

    pub(super) fn with_platform(mut self, platform: Option<&str>) -> Self {
        if self.os.is_none() {
            self.os = match platform {
                Some("ios") => Some("iOS".to_owned()),
                Some("android") => Some("Android".to_owned()),
                _ => None,
            };
        }
        self
    }

    fn property(&mut self, name: &str, value: &str) {
        let place = match name {
            "ro.product.manufacturer" => &mut self.make,
            "ro.product.model" => &mut self.model,
            "ro.build.version.release" => &mut self.os_version,
            "ro.build.version.security_patch" => &mut self.patched,
            "ro.serialno" | "ro.boot.serialno" => &mut self.serial,
            _ => return,
        };
        let value = one_line(value, 200);
        if !value.is_empty() && place.is_none() {
            *place = Some(value);
            self.os = Some("Android".to_owned());
        }
    }
}

/// Reads `backup_info.json` (iOS).
pub(super) fn read_backup_info(text: &str, place: &str, device: &mut DeviceFacts) -> Result<(), IntakeError> {
    let value = object(text, place)?;
    device.make = Some("Apple".to_owned());
    device.os = Some("iOS".to_owned());
    device.model = line(&value, "Product Type").or_else(|| line(&value, "Product Name"));
    device.os_version = line(&value, "Product Version");
    device.name = line(&value, "Device Name");
    device.serial = line(&value, "Serial Number");
    device.imei = line(&value, "IMEI");
    device.phone_number = line(&value, "Phone Number");
    Ok(())
}

/// Reads `getprop.json` or `aqf_get_prop.json` (Android): a list of names and values; of older versions, an object.
pub(super) fn read_property_list(text: &str, place: &str, device: &mut DeviceFacts) -> Result<(), IntakeError> {
    let value = whole(text, place)?;
    for item in value.items() {
        if let (Some(name), Some(value)) =
            (item.get("name").and_then(Json::as_text), item.get("value").and_then(Json::as_text))
        {
            device.property(name, value);
        }
    }
    for (name, value) in value.entries() {
        if let Some(value) = value.as_text() {
            device.property(name, value);
        }
    }
    Ok(())
}

/// Reads `getprop.txt` as the phone prints it: `[name]: [value]`.
pub(super) fn read_properties(text: &str, device: &mut DeviceFacts) {
    for line in text.lines() {
        let parts = line.trim().strip_prefix('[').and_then(|line| line.strip_suffix(']')?.split_once("]: ["));
        if let Some((name, value)) = parts {
            device.property(name, value);
        }
    }
}
