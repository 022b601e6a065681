//! Makes the randomness of the operating system follow from the seed, for one thread.
//!
//! Keys, salts and sealed files draw it deep inside `age` and `rand`, and hashes of entries and pages depend on it. With
//! the two functions below in place of the C library's, a seed gives the same bytes in every run, so that a replay is the
//! same run. A thread without a seed gets the system's randomness, as always. Two more functions are replaced to save time.
#![cfg_attr(
    all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"),
    expect(
        unsafe_code,
        reason = "the functions of the C library that draw randomness are replaced, in this test only"
    )
)]

use std::cell::RefCell;

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

thread_local! {
    static SOURCE: RefCell<Option<ChaCha8Rng>> = const { RefCell::new(None) };
}

/// While it lives, this thread's randomness follows from a seed.
pub(crate) struct FixedRandomness(());

impl FixedRandomness {
    pub(crate) fn from_seed(seed: u64) -> Self {
        SOURCE.with_borrow_mut(|source| *source = Some(ChaCha8Rng::seed_from_u64(seed)));
        Self(())
    }
}

impl Drop for FixedRandomness {
    fn drop(&mut self) {
        SOURCE.with_borrow_mut(|source| *source = None);
    }
}

/// Says whether runs are the same bit for bit here; elsewhere they are the same but for hashes and keys.
pub(crate) const IS_FIXED: bool = cfg!(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"));

#[cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
mod replaced {
    use std::ffi::{CStr, c_int, c_long, c_uint, c_void};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use rand::RngCore as _;

    type Syscall = unsafe extern "C" fn(c_long, c_long, c_long, c_long, c_long, c_long, c_long) -> c_long;

    static REAL_SYSCALL: AtomicUsize = AtomicUsize::new(0);

    fn real_syscall() -> Syscall {
        let known = REAL_SYSCALL.load(Ordering::Relaxed);
        let address = if known == 0 {
            let name: &CStr = c"syscall";
            // SAFETY: the name is a C string; the C library always has this function.
            let found = unsafe { libc::dlsym(libc::RTLD_NEXT, name.as_ptr()) } as usize;
            REAL_SYSCALL.store(found, Ordering::Relaxed);
            found
        } else {
            known
        };
        // SAFETY: on 64-bit Linux a function with variable arguments takes whole numbers as one with fixed ones does.
        unsafe { std::mem::transmute::<usize, Syscall>(address) }
    }

    fn fill(place: *mut c_void, length: usize) -> bool {
        if place.is_null() || length == 0 {
            return false;
        }
        let filled = super::SOURCE.try_with(|source| {
            let mut source = source.try_borrow_mut().ok()?;
            let source = source.as_mut()?;
            // SAFETY: the caller of getrandom gives room for this many bytes.
            source.fill_bytes(unsafe { std::slice::from_raw_parts_mut(place.cast::<u8>(), length) });
            Some(())
        });
        matches!(filled, Ok(Some(())))
    }

    /// Locks nothing: SQLCipher locks and unlocks each of its allocations, which takes half of the time of a seed.
    #[unsafe(no_mangle)]
    extern "C" fn mlock(_: *const c_void, _: usize) -> c_int {
        0
    }

    #[unsafe(no_mangle)]
    extern "C" fn munlock(_: *const c_void, _: usize) -> c_int {
        0
    }

    #[unsafe(no_mangle)]
    extern "C" fn getrandom(place: *mut c_void, length: usize, flags: c_uint) -> isize {
        if fill(place, length) {
            return length as isize;
        }
        // SAFETY: the same call, to the kernel.
        let drawn = unsafe {
            real_syscall()(libc::SYS_getrandom, place as c_long, length as c_long, c_long::from(flags), 0, 0, 0)
        };
        drawn as isize
    }

    #[unsafe(no_mangle)]
    extern "C" fn syscall(
        number: c_long,
        first: c_long,
        second: c_long,
        third: c_long,
        fourth: c_long,
        fifth: c_long,
        sixth: c_long,
    ) -> c_long {
        if number == libc::SYS_getrandom && fill(first as *mut c_void, second as usize) {
            return second;
        }
        // SAFETY: passes on what it was given.
        unsafe { real_syscall()(number, first, second, third, fourth, fifth, sixth) }
    }
}

#[test]
fn keys_and_salts_follow_from_the_seed() {
    let draw = || {
        let _fixed = FixedRandomness::from_seed(5);
        let mut salt = [0; 16];
        rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut salt).unwrap();
        (cairn_keys::SealKey::generate().to_text(), salt)
    };
    assert_eq!(draw() == draw(), IS_FIXED);
    assert!(cairn_keys::SealKey::generate().to_text() != cairn_keys::SealKey::generate().to_text());
}
